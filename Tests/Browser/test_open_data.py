"""Open data: clients that others wrote read it from the running server, and an administrator imports a statistic."""

import csv
import datetime
import io
import json
import urllib.request

import ckanapi
import openpyxl
import pytest
import rdflib
from rdflib.namespace import DCAT, DCTERMS, RDF

from cast import ADMINISTRATOR
from portal import ADDRESS, DESK, PHONE

TABLE = """indicator;unit;first_day;last_day;value
cap-quang;;01/01/2024;31/12/2024;91,5
cap-quang;;01/01/2025;31/12/2025;96,5
cap-quang;20449;01/01/2025;31/12/2025;80
"""


@pytest.fixture(params=[False, True], ids=["post", "get"])
def ckan(request):
    with ckanapi.RemoteCKAN(ADDRESS, get_only=request.param) as ckan:
        yield ckan


def workbook(table):
    """The same table as openpyxl writes it: days are days and numbers are numbers."""
    book = openpyxl.Workbook()
    for place, row in enumerate(csv.reader(io.StringIO(table), delimiter=";")):
        cells = [
            datetime.datetime.strptime(cell, "%d/%m/%Y").date() if cell.count("/") == 2
            else float(cell.replace(",", ".")) if place and number == 4 else cell or None
            for number, cell in enumerate(row)
        ]
        book.active.append(cells)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def upload(person, table, title):
    person.open("/quan-tri/so-lieu")
    person.page.get_by_label("Tên của số liệu").fill(title)
    file = (
        {"name": "so-lieu.csv", "mimeType": "text/csv", "buffer": table.encode()} if isinstance(table, str)
        else {"name": "so-lieu.xlsx", "mimeType": "application/octet-stream", "buffer": table}
    )
    person.page.locator("input[type=file]").set_input_files(file)
    person.page.get_by_role("button", name="Kiểm tra và xem trước").click()


def test_statistics_are_imported(somebody):
    person = somebody(DESK, ADMINISTRATOR)
    upload(person, TABLE.replace("80", "nhiều").replace("20449", "99999"), "Báo cáo hạ tầng số 2025")
    person.look("statistic-problems")
    assert person.page.get_by_text("không có đơn vị mã 99999").is_visible()
    upload(person, TABLE, "Báo cáo hạ tầng số 2025")
    person.look("statistic-preview")
    person.page.get_by_role("button", name="Ký và nhập").click()
    assert person.page.get_by_text("Đã nhập 3 giá trị").is_visible()
    person.look("statistic-imported")
    upload(person, TABLE.replace("96,5", "96,7"), "Báo cáo hạ tầng số 2025, đính chính")
    person.look("statistic-correction")
    person.page.get_by_role("button", name="Ký và nhập").click()
    person.open("/quan-tri/so-lieu/cap-quang").look("statistic-versions")
    somebody(PHONE, ADMINISTRATOR).open("/quan-tri/so-lieu/cap-quang").look("statistic-versions-phone")


def test_a_workbook_says_what_the_table_says(somebody):
    person = somebody(DESK, ADMINISTRATOR)
    table, shown = TABLE.replace("cap-quang", "phu-song-5g"), []
    for file in (table, workbook(table)):
        upload(person, file, "Báo cáo phủ sóng 2025")
        person.page.get_by_role("button", name="Ký và nhập").wait_for()
        shown.append(person.page.locator("main table").all_inner_texts())
    assert shown[0] and shown[0] == shown[1]


def test_ckanapi_reads_the_catalogue(ckan):
    names = ckan.action.package_list()
    assert "dung-han" in names
    found = ckan.action.package_search(q="đúng hạn", rows=5)
    assert found["count"] >= 1 and any(package["name"] == "dung-han" for package in found["results"])
    package = ckan.action.package_show(id="dung-han")
    assert package["license_id"] == "CC-BY-4.0" and package["isopen"]
    for resource in package["resources"]:
        with urllib.request.urlopen(resource["url"]) as answer:
            assert answer.headers.get_content_type() == resource["mimetype"]
            assert answer.read()


def test_ckanapi_reads_tables_like_the_files(ckan):
    page = ckan.action.datastore_search(resource_id="tiep-nhan-csv", limit=5000)
    with urllib.request.urlopen(f"{ADDRESS}/du-lieu-mo/tiep-nhan/so-lieu.csv") as answer:
        rows = list(csv.DictReader(io.TextIOWrapper(answer, "utf-8")))
    assert page["total"] == len(rows) == len(page["records"])
    for row, record in zip(rows, page["records"]):
        assert row["value"] == ("" if record["value"] is None else str(record["value"]))
        assert row["name"] == record["name"] and row["note"] == record["note"]
    assert all(record["value"] is None or not 1 <= record["value"] <= 4 for record in page["records"])
    some = ckan.action.datastore_search(
        resource_id="tiep-nhan-csv", filters=json.dumps({"scope": "level"}), sort="value desc", limit=3
    )
    assert all(record["scope"] == "level" for record in some["records"])


def test_ckanapi_is_told_what_is_wrong(ckan):
    with pytest.raises(ckanapi.NotFound):
        ckan.action.package_show(id="khong-co")
    with pytest.raises(ckanapi.ValidationError):
        ckan.action.datastore_search(resource_id="tiep-nhan-csv", filters=json.dumps({"1=1; --": "x"}))
    with pytest.raises(ckanapi.SearchQueryError):
        ckan.action.package_search(q="x", sort="(SELECT 1)")
    with pytest.raises(ckanapi.NotAuthorized):
        ckan.action.package_create(name="x")
    with pytest.raises(ckanapi.CKANAPIError):
        ckan.action.datastore_steal()


def test_filters_come_as_objects_too():
    with ckanapi.RemoteCKAN(ADDRESS) as ckan:
        page = ckan.action.datastore_search(
            resource_id="tiep-nhan-csv", filters={"level": ["commune", "district"]}, fields=["level", "value"]
        )
        assert {record["level"] for record in page["records"]} <= {"commune", "district"}
        assert page["records"] and set(page["records"][0]) == {"_id", "level", "value"}


def test_the_catalogue_is_dcat():
    graph = rdflib.Graph()
    with urllib.request.urlopen(f"{ADDRESS}/du-lieu-mo/danh-muc.jsonld") as answer:
        assert answer.headers.get_content_type() == "application/ld+json"
        graph.parse(data=answer.read().decode(), format="json-ld")
    (catalogue,) = graph.subjects(RDF.type, DCAT.Catalog)
    datasets = set(graph.objects(catalogue, DCAT.dataset))
    with ckanapi.RemoteCKAN(ADDRESS) as ckan:
        assert {str(graph.value(one, DCTERMS.identifier)) for one in datasets} == set(ckan.action.package_list())
    for dataset in datasets:
        assert {text.language for text in graph.objects(dataset, DCTERMS.title)} >= {"vi"}
        files = list(graph.objects(dataset, DCAT.distribution))
        assert len(files) == 2
        for file in files:
            assert graph.value(file, DCAT.downloadURL) and graph.value(file, DCTERMS.license)
            assert (file, RDF.type, DCAT.Distribution) in graph
    (service,) = graph.subjects(RDF.type, DCAT.DataService)
    assert set(graph.objects(service, DCAT.servesDataset)) == datasets
