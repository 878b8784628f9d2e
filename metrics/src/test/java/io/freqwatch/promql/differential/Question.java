package io.freqwatch.promql.differential;

import java.util.Random;

/**
 * A query with its times.
 *
 * @param stepMillis 0 for an instant query, at the start
 */
record Question(String query, long startMillis, long endMillis, long stepMillis) {
  /** About half of them are range queries. */
  static Question random(Random random) {
    return random(new QueryGenerator(random).query(), random);
  }

  /** A query at times by chance. */
  static Question random(String query, Random random) {
    long span = SampleData.END - SampleData.START;
    long start = SampleData.START + random.nextLong(span);
    if (random.nextBoolean()) {
      return new Question(query, start, start, 0);
    }
    long step = 1_000L * (1 + random.nextInt(random.nextBoolean() ? 20 : 500));
    return new Question(query, start, start + step * (1 + random.nextInt(40)), step);
  }

  boolean isInstant() {
    return stepMillis == 0;
  }

  /** Whether it is open which of equal series are picked. */
  boolean picks() {
    return query.startsWith("topk") || query.startsWith("bottomk") || query.startsWith("limitk");
  }
}
