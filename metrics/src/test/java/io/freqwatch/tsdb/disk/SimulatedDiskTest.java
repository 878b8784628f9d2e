package io.freqwatch.tsdb.disk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.freqwatch.tsdb.disk.SimulatedDisk.Failure;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SimulatedDiskTest extends DiskContract {
  private static final Path HOME = Path.of("/data");
  private static final Path FILE = HOME.resolve("f");

  @Override
  Disk create() {
    return new SimulatedDisk(1);
  }

  private static SimulatedDisk withFile(long seed) throws IOException {
    SimulatedDisk disk = new SimulatedDisk(seed);
    disk.createDirectories(HOME);
    disk.syncDirectory(Path.of("/"));
    try (DiskFile file = disk.create(FILE)) {
      file.append(bytes("synced"));
      file.sync();
    }
    disk.syncDirectory(HOME);
    return disk;
  }

  @Test
  void aKilledProcessLosesNothingThatWasWritten() throws IOException {
    SimulatedDisk disk = withFile(1);
    DiskFile file = disk.open(FILE);
    file.append(bytes(" more"));
    disk.killProcess();
    assertThat(text(disk)).isEqualTo("synced more");
    assertThatThrownBy(() -> file.append(bytes("x"))).hasMessageContaining("not open");
  }

  @Test
  void aPowerLossDropsBytesThatWereNotSynced() throws IOException {
    SimulatedDisk disk = withFile(1);
    disk.open(FILE).append(bytes(" more"));
    disk.losePower();
    assertThat(text(disk)).isEqualTo("synced");
  }

  @Test
  void aPowerLossDropsNamesThatWereNotSynced() throws IOException {
    SimulatedDisk disk = withFile(1);
    disk.rename(FILE, HOME.resolve("g"));
    disk.create(HOME.resolve("h")).sync();
    disk.losePower();
    assertThat(disk.list(HOME)).containsExactly(FILE);
    assertThat(text(disk)).isEqualTo("synced");
  }

  @Test
  void aPowerLossMayKeepSomeSectorsAndNotOthers() throws IOException {
    Set<Integer> zeroSectors = new HashSet<>();
    for (int seed = 0; seed < 20; seed++) {
      SimulatedDisk disk = withFile(seed);
      disk.open(FILE).append(ByteBuffer.wrap("x".repeat(4090).getBytes(UTF_8)));
      disk.losePowerKeepingSome();
      String text = text(disk);
      assertThat(text).startsWith("synced");
      zeroSectors.add((int) text.chars().filter(c -> c == 0).count() / 512);
    }
    assertThat(zeroSectors).hasSizeGreaterThan(2);
  }

  @Test
  void failsOnceAndGoesOn() throws IOException {
    SimulatedDisk disk = withFile(1);
    DiskFile file = disk.open(FILE);
    disk.failAfter(2, Failure.ONCE);
    file.append(bytes("1"));
    assertThatThrownBy(() -> file.append(bytes("2"))).isInstanceOf(IOException.class);
    file.append(bytes("3"));
    assertThat(text(disk)).isEqualTo("synced13");
  }

  @Test
  void diesAtTheChosenChangeAndLivesAgainWithANewProcess() throws IOException {
    SimulatedDisk disk = withFile(1);
    DiskFile file = disk.open(FILE);
    disk.failAfter(1, Failure.DEAD);
    assertThatThrownBy(() -> file.append(bytes("1"))).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> disk.list(HOME)).isInstanceOf(IOException.class);
    disk.killProcess();
    assertThat(text(disk)).isEqualTo("synced");
  }

  @Test
  void tearsAWrite() throws IOException {
    Set<Integer> lengths = new HashSet<>();
    for (int seed = 0; seed < 30; seed++) {
      SimulatedDisk disk = withFile(seed);
      DiskFile file = disk.open(FILE);
      disk.failAfter(1, Failure.TORN);
      assertThatThrownBy(() -> file.append(bytes("0123456789"))).isInstanceOf(IOException.class);
      disk.killProcess();
      assertThat("synced0123456789").startsWith(text(disk));
      lengths.add(text(disk).length());
    }
    assertThat(lengths).hasSizeGreaterThan(5);
  }

  @Test
  void isFullAndHasSpaceAgain() throws IOException {
    SimulatedDisk disk = withFile(1);
    DiskFile file = disk.open(FILE);
    disk.limit(8);
    assertThatThrownBy(() -> file.append(bytes("abcd"))).hasMessageContaining("No space left");
    assertThat(text(disk)).isEqualTo("syncedab");
    assertThat(disk.freeBytes(HOME)).isZero();
    disk.limit(100);
    file.append(bytes("ef"));
    assertThat(disk.freeBytes(HOME)).isEqualTo(90);
    disk.delete(FILE);
    assertThat(disk.freeBytes(HOME)).isEqualTo(100);
  }

  @Test
  void damageLasts() throws IOException {
    SimulatedDisk disk = withFile(1);
    disk.damage(FILE, "dam".getBytes(UTF_8));
    disk.losePower();
    assertThat(text(disk)).isEqualTo("dam");
  }

  private static String text(Disk disk) throws IOException {
    return new String(disk.readAll(FILE), UTF_8);
  }

  private static ByteBuffer bytes(String text) {
    return ByteBuffer.wrap(text.getBytes(UTF_8));
  }
}
