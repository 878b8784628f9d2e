package io.freqwatch.discovery;

import java.util.concurrent.atomic.LongAdder;

/** What all discoveries have come to since the start. Safe for use by many threads. */
final class DiscoveryCounters {
  final LongAdder fileErrors = new LongAdder();
  final LongAdder httpFailures = new LongAdder();
  final LongAdder dnsLookups = new LongAdder();
  final LongAdder dnsFailures = new LongAdder();
}
