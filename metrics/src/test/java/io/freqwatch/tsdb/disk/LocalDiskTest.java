package io.freqwatch.tsdb.disk;

class LocalDiskTest extends DiskContract {
  @Override
  Disk create() {
    return Disk.local();
  }
}
