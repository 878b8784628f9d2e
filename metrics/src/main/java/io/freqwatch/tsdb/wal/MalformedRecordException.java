package io.freqwatch.tsdb.wal;

/** A record whose checksum is right and whose content is not. Carries no stack trace. */
final class MalformedRecordException extends RuntimeException {
  private static final long serialVersionUID = 1;

  MalformedRecordException(String message) {
    super(message, null, false, false);
  }
}
