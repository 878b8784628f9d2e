package io.freqwatch.storage;

class MemoryStorageHistogramTest extends HistogramContract {
  @Override
  MemoryStorage create() {
    return new MemoryStorage(MemoryStorageOptions.DEFAULT, clock);
  }
}
