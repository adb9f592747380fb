enum TerritoryPagesRoom {}
