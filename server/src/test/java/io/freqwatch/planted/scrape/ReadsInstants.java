package io.freqwatch.planted.scrape;

import java.time.Instant;

final class ReadsInstants {
  Instant moment() {
    return Instant.now();
  }
}
