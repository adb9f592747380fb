enum LedgerPagesRoom {}
