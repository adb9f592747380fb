#include <sqlite3.h>

/// Text between double quotes is a name and never a value; `sqlite3_db_config` itself takes a list that Swift cannot give.
static inline void thubon_sqlite_quote_names_only(sqlite3 *db) {
    sqlite3_db_config(db, SQLITE_DBCONFIG_DQS_DDL, 0, (void *)0);
    sqlite3_db_config(db, SQLITE_DBCONFIG_DQS_DML, 0, (void *)0);
}
