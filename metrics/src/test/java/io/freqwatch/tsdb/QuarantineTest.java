package io.freqwatch.tsdb;

import static io.freqwatch.tsdb.TsdbRig.DATA;
import static org.assertj.core.api.Assertions.assertThat;

import io.freqwatch.lifecycle.CheckResult.Status;
import io.freqwatch.tsdb.disk.DiskFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class QuarantineTest {
  private static final int BLOCK_BYTES = 30_000;

  private final TsdbRig rig = new TsdbRig(1);

  QuarantineTest() throws IOException {}

  private void put(String name, int bytes) throws IOException {
    Path file = DATA.resolve(name);
    rig.disk.createDirectories(file.getParent());
    try (DiskFile written = rig.disk.create(file)) {
      written.append(ByteBuffer.allocate(bytes));
    }
  }

  private void limit(long bytes) {
    rig.options = rig.options.withDisk(rig.options.disk().withQuarantineBytes(bytes));
  }

  @Test
  void theOldestGoesWhereAllTakeTooMuch() throws IOException {
    put("01ARZ3NDEKTSV4RRFFQ69G5FAV.damaged/chunks/000001", BLOCK_BYTES);
    put("quarantine/wal-00000001-32768", 1000);
    put("01ARZ3NDEKTSV4RRFFQ69G5FAW.damaged/index", BLOCK_BYTES);
    limit(BLOCK_BYTES + 2000);
    rig.open();
    assertThat(rig.disk.list(DATA).stream().map(path -> path.getFileName().toString()))
        .contains("01ARZ3NDEKTSV4RRFFQ69G5FAW.damaged", "quarantine")
        .doesNotContain("01ARZ3NDEKTSV4RRFFQ69G5FAV.damaged");
    TsdbStatistics now = rig.tsdb.details();
    assertThat(now.quarantined()).isEqualTo(2);
    assertThat(now.quarantineBytes()).isEqualTo(BLOCK_BYTES + 1000);
    assertThat(now.quarantineDropped()).isOne();
    limit(500);
    rig.disk.killProcess();
    rig.open();
    assertThat(rig.tsdb.details().quarantined()).isZero();
    assertThat(rig.disk.list(DATA.resolve("quarantine"))).isEmpty();
  }

  @Test
  void itIsSaidUntilSomebodyHasRemovedIt() throws IOException {
    rig.open();
    rig.scrape(200, 2);
    Path chunks = DATA.resolve(rig.blocks().getFirst()).resolve("chunks/000001");
    byte[] bytes = rig.disk.readAll(chunks);
    bytes[100] ^= 4;
    rig.tsdb.abandon();
    rig.disk.damage(chunks, bytes);
    rig.open();
    assertThat(rig.tsdb.check().status()).isEqualTo(Status.OK);
    rig.scrape(3, 2);
    assertThat(rig.tsdb.details().blocksQuarantined()).isOne();
    assertThat(rig.tsdb.check().status()).isEqualTo(Status.DEGRADED);
    assertThat(rig.tsdb.check().message())
        .contains("damaged data is in quarantine, 1 parts")
        .contains(".damaged; look at them and remove them");
    rig.disk.deleteTree(
        rig.disk.list(DATA).stream()
            .filter(path -> path.toString().endsWith(".damaged"))
            .findFirst()
            .orElseThrow());
    rig.scrape(2, 2);
    assertThat(rig.tsdb.check().status()).isEqualTo(Status.OK);
  }

  @Test
  void itGoesBeforeAnyBlockWhereTheDiskIsNearlyFull() throws IOException {
    put("01ARZ3NDEKTSV4RRFFQ69G5FAV.damaged/index", BLOCK_BYTES);
    rig.options = rig.options.withReserveBytes(20_000);
    rig.open();
    rig.scrape(400, 2);
    int blocks = rig.blocks().size();
    assertThat(blocks).isGreaterThan(1);
    long used = rig.disk.sizeOfTree(DATA);
    rig.disk.limit(used + 10_000);
    rig.scrape(1, 2);
    assertThat(rig.tsdb.details().quarantineDropped()).isOne();
    assertThat(rig.tsdb.details().blocksDroppedForSpace()).isZero();
    assertThat(rig.blocks()).hasSize(blocks);
    assertThat(rig.tsdb.check().status()).isEqualTo(Status.OK);
  }
}
