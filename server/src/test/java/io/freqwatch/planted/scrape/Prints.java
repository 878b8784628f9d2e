package io.freqwatch.planted.scrape;

final class Prints {
  void print() {
    System.err.println("printed");
  }
}
