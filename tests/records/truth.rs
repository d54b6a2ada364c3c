//! What forty records say, read by eye and written by hand before anything was imported (`tests/truth/portal.yaml`), against what
//! was imported.
