enum DossiersPagesRoom {}
