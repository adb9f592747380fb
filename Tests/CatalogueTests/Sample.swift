import Catalogue
import Kernel
import Testing

/// A small procedure with everything in it, from which the tests break one thing at a time.
enum Sample {
    static let text = #"""
        code: "1.001193"
        versions:
          - valid_from: 2021-01-01
            name: { vi: Đăng ký khai sinh, en: Birth registration }
            summary: { vi: Cho cha mẹ của trẻ, en: For the parents of a child }
            keywords: [giấy khai sinh, sinh con]
            field: ho-tich
            levels: [commune]
            subjects: [citizen]
            life_events: [co-con-nho]
            service: full
            legal_basis:
              - { number: 60/2014/QH13, name: Luật Hộ tịch, article: Điều 13 }
            place: { field: registration_unit }
            form:
              - key: child
                title: { vi: Thông tin của trẻ, en: The child }
                fields:
                  - { key: registration_unit, label: { vi: Nơi đăng ký, en: Place }, type: unit, rule: { level: commune } }
                  - key: child_name
                    label: { vi: "Họ, chữ đệm, tên của trẻ", en: Full name of the child }
                    hint: { vi: Ghi đúng như muốn in }
                    type: name
                    source: population.full_name
                  - key: birth_date
                    label: { vi: Ngày sinh, en: Date of birth }
                    type: date
                    rule: { not_after: today, not_before: "1900-01-01" }
                  - key: gender
                    label: { vi: Giới tính, en: Sex }
                    type: choice
                    options: [{ value: female, vi: Nữ, en: Female }, { value: male, vi: Nam, en: Male }]
              - key: father
                title: { vi: Người cha, en: The father }
                fields:
                  - { key: has_father, label: { vi: "Có ghi tên cha không?", en: "Name the father?" }, type: yes_no }
                  - key: father_name
                    label: { vi: Tên người cha, en: Name of the father }
                    type: name
                    when: { field: has_father, is: "yes" }
                  - { key: father_phone, label: { vi: Số điện thoại, en: Telephone }, type: phone, required: false, when: { field: has_father, is: yes } }
                  - { key: copies, label: { vi: Số bản sao, en: Copies }, type: number, rule: { min: 0, max: 20 } }
            components:
              - { key: birth_notice, name: { vi: Giấy chứng sinh, en: Birth notice }, originals: 1, copies: 0, online: file }
              - key: marriage
                name: { vi: Giấy chứng nhận kết hôn, en: Marriage certificate }
                required: false
                when: { field: has_father, is: [yes] }
                online: shown
                reuse: [KQ.G15.000032]
            fees:
              - key: copy_fee
                name: { vi: Phí bản sao, en: Copies }
                kind: fee
                amount: 8000
                per: { field: copies }
                channels: { online: 7000 }
                exempt: [{ key: ho_ngheo, vi: Người thuộc hộ nghèo, en: Poor household }]
                wording: "8.000 đ/bản"
                source: "TT 281/2016/TT-BTC"
            time:
              - { channel: post, limit: { working_days: 3 } }
              - { channel: any, same_day: { cut_off: "15:00" } }
            steps:
              - { key: intake, name: { vi: Tiếp nhận hồ sơ, en: Intake }, desk: counter, agency: receiving, action: accept, hours: 1, next: appraise }
              - { key: appraise, name: { vi: Thẩm định, en: Appraisal }, desk: specialist, agency: receiving, action: appraise, hours: 4, next: sign, returns: [intake] }
              - { key: sign, name: { vi: Ký, en: Signature }, desk: leader, agency: receiving, action: sign, hours: 0.5, next: return, returns: [appraise] }
              - { key: return, name: { vi: Trả kết quả, en: Return }, desk: counter, agency: receiving, action: return, hours: 1 }
            result:
              code: KQ.G15.000031
              name: { vi: Giấy khai sinh, en: Birth certificate }
              notation: KS
              template: |
                Họ, chữ đệm, tên: {{child_name}}
                Sinh ngày {{birth_date}}, {{ gender }}
                Người cha: {{father_name}}
                {{agency}}, ngày {{date}}, số {{number}}
              yields: { child_full_name: child_name }
        """#

    /// The procedure that the text says; a failure of the test where it cannot be read.
    static func version(_ text: String = text) throws -> ProcedureVersion {
        let reading = ProcedureReader.read(text, file: "1.001193.yaml")
        #expect(reading.problems.map(\.vietnamese) == [])
        return try #require(reading.procedure?.versions.first)
    }

    static let context = FormContext(today: day(2026, 11, 23)) { value in
        switch value {
        case "20470": UnitAnswer(value: "unit-lang", level: .commune)
        case "511": UnitAnswer(value: "unit-tay-giang", level: .district)
        default: nil
        }
    }

    static func day(_ year: Int, _ month: Int, _ day: Int) -> CivilDate {
        CivilDate(year: year, month: month, day: day) ?? CivilDate(daysSinceEpoch: 0)
    }
}
