enum CataloguePagesRoom {}
