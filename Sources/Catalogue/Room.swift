enum CatalogueRoom {}
