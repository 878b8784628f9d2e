package io.freqwatch.benchmarks;

import java.time.Duration;

/** Memory and processor share of a program that does its everyday work for a while. */
record Idle(double residentMebibytes, double proportionalMebibytes, double processorPercent) {
  static Idle measure(Program program, Duration warmUp, Duration window) {
    Await.sleep(warmUp);
    double before = program.processorSeconds();
    long start = System.nanoTime();
    Await.sleep(window);
    double seconds = (System.nanoTime() - start) / 1e9;
    double used = program.processorSeconds() - before;
    return new Idle(
        program.residentMebibytes(), program.proportionalMebibytes(), 100 * used / seconds);
  }
}
