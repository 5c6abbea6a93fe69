/** What every connection is told before anything else, in the app and in the tests of SQL. */
export const settings: readonly string[] = [
  // Nothing may be fetched from anywhere, not even by a function name DuckDB knows an extension for.
  'SET autoinstall_known_extensions = false',
  'SET autoload_known_extensions = false',
  // x / 0 is NULL, “not defined”, rather than an infinity that would have to be caught everywhere.
  'SET ieee_floating_point_ops = false',
];
