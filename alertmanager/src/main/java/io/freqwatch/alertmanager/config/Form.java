package io.freqwatch.alertmanager.config;

/** What may stand under a key. */
enum Form {
  TEXT,
  SECRET,
  URL,
  SECRET_URL,
  HOST_PORT,
  FLAG,
  DURATION,
  WHOLE,
  TEXTS,
  MAP,
  TREE,
  HTTP,
  TLS,
  ONE,
  LIST
}
