package io.freqwatch.benchmarks;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPOutputStream;

/** What a target does that is broken or evil. Answers are made once and shared by all targets. */
enum HostileKind {
  ENDLESS("a body without an end"),
  TRICKLE("one byte a second"),
  BOMB("a gzip bomb of 256 MiB"),
  MILLION("a million series"),
  LENGTH("a wrong length"),
  REDIRECT("a circle of redirects"),
  FUTURE("50,000 samples of the year 2098"),
  TWICE("50,000 samples of one series"),
  EXPLOSION("a label with 20,000 new values each time"),
  LABEL("a label of 4 MiB");

  private static final String HEAD =
      "HTTP/1.1 200 OK\r\nContent-Type: text/plain; version=0.0.4\r\n";
  private static final int BOMB_MEBIBYTES = 256;
  private static final int MANY = 50_000;

  private final String description;
  private final AtomicLong scrapes = new AtomicLong();
  private byte[] whole = new byte[0];

  HostileKind(String description) {
    this.description = description;
  }

  String description() {
    return description;
  }

  /** The first part of its paths. */
  String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Answers one request; some only end when the scraper leaves or the latch opens. */
  void answer(OutputStream out, CountDownLatch closed) throws IOException, InterruptedException {
    switch (this) {
      case ENDLESS -> endless(out);
      case TRICKLE -> trickle(out, closed);
      case LENGTH -> out.write(ascii(HEAD + "Content-Length: 100000\r\n\r\ngood 1\n"));
      case EXPLOSION -> out.write(explosion());
      case BOMB, MILLION, REDIRECT, FUTURE, TWICE, LABEL -> out.write(whole());
    }
    out.flush();
  }

  /** Whether the connection has to end with the answer. */
  boolean isLast() {
    return this == LENGTH;
  }

  private static void endless(OutputStream out) throws IOException {
    out.write(ascii(HEAD + "\r\n"));
    byte[] part = ascii("endless{x=\"y\"} 1\n".repeat(1_000));
    while (true) {
      out.write(part);
    }
  }

  private static void trickle(OutputStream out, CountDownLatch closed)
      throws IOException, InterruptedException {
    out.write(ascii(HEAD + "\r\n"));
    do {
      out.write('a');
      out.flush();
    } while (!closed.await(1, TimeUnit.SECONDS));
  }

  private byte[] explosion() {
    long scrape = scrapes.incrementAndGet();
    StringBuilder body = new StringBuilder();
    for (int i = 0; i < 20_000; i++) {
      body.append("trade{trade_id=\"").append(scrape).append('-').append(i).append("\"} 1\n");
    }
    return answer(body.toString());
  }

  private synchronized byte[] whole() {
    if (whole.length == 0) {
      whole = made();
    }
    return whole;
  }

  private byte[] made() {
    return switch (this) {
      case BOMB -> bomb();
      case MILLION -> answer(series(1_000_000));
      case REDIRECT ->
          ascii("HTTP/1.1 302 Found\r\nLocation: /redirect/0\r\nContent-Length: 0\r\n\r\n");
      case FUTURE -> answer(lines("late%d 1 4039372800000\n"));
      case TWICE -> answer(lines("twice %d\n"));
      case LABEL -> answer("good{x=\"" + "y".repeat(4 << 20) + "\"} 1\n");
      case ENDLESS, TRICKLE, LENGTH, EXPLOSION -> new byte[0];
    };
  }

  private static byte[] bomb() {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      byte[] part = new byte[1 << 20];
      for (int i = 0; i < BOMB_MEBIBYTES; i++) {
        gzip.write(part);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    byte[] head =
        ascii(HEAD + "Content-Encoding: gzip\r\nContent-Length: " + packed.size() + "\r\n\r\n");
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    answer.writeBytes(head);
    answer.writeBytes(packed.toByteArray());
    return answer.toByteArray();
  }

  private static String series(int count) {
    StringBuilder body = new StringBuilder();
    for (int i = 0; i < count; i++) {
      body.append("m{i=\"").append(i).append("\"} 1\n");
    }
    return body.toString();
  }

  private static String lines(String form) {
    StringBuilder body = new StringBuilder();
    for (int i = 0; i < MANY; i++) {
      body.append(form.replace("%d", Integer.toString(i)));
    }
    return body.toString();
  }

  private static byte[] answer(String body) {
    return ascii(HEAD + "Content-Length: " + body.length() + "\r\n\r\n" + body);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(US_ASCII);
  }
}
