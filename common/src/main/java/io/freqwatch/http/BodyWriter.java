package io.freqwatch.http;

import java.io.IOException;
import java.io.OutputStream;

/** Writes the body of a streamed answer. */
@FunctionalInterface
public interface BodyWriter {
  /**
   * Writes the whole body; blocks while the client is slow. An exception breaks the connection, so
   * that the client cannot take half an answer for a whole one.
   */
  void writeTo(OutputStream out) throws IOException, InterruptedException;
}
