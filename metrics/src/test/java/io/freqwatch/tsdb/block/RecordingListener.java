package io.freqwatch.tsdb.block;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Keeps what it is told. */
final class RecordingListener implements BlockListener {
  final List<String> quarantined = new ArrayList<>();
  final List<String> failed = new ArrayList<>();

  @Override
  public void quarantined(Path from, Path to, String reason) {
    quarantined.add(from.getFileName() + " -> " + to.getFileName() + ": " + reason);
  }

  @Override
  public void failed(Path block, String reason) {
    failed.add(block.getFileName() + " " + reason);
  }
}
