package io.freqwatch.planted.scrape;

final class Sleeps {
  void sleepOn() throws InterruptedException {
    Thread.sleep(1);
  }
}
