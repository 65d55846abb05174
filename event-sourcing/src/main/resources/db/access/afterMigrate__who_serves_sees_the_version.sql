-- A service that does not migrate waits until the schema is the one it needs.
grant select on flyway_schema_history to ${runtime};
