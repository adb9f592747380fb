enum HTMLRoom {}
