package io.freqwatch.storage;

class TsdbStorageHistogramTest extends HistogramContract {
  @Override
  Storage create() {
    return TsdbStorageTest.open(clock);
  }
}
