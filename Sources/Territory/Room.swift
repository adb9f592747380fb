enum TerritoryRoom {}
