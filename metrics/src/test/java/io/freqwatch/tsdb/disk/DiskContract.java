package io.freqwatch.tsdb.disk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every disk does, so that what holds on the simulated one holds on the real one. */
abstract class DiskContract {
  @TempDir private Path temporary;
  private Disk disk;
  private Path home;

  abstract Disk create();

  @BeforeEach
  void makeHome() throws IOException {
    disk = create();
    home = temporary.resolve("a/b");
    disk.createDirectories(home);
  }

  @Test
  void readsWhatWasWrittenAndAppended() throws IOException {
    try (DiskFile file = disk.create(home.resolve("f"))) {
      file.append(bytes("hello "));
      file.append(bytes("world"));
      file.write(bytes("J"), 0);
      file.sync();
      assertThat(file.size()).isEqualTo(11);
    }
    assertThat(text("f")).isEqualTo("Jello world");
    assertThat(disk.size(home.resolve("f"))).isEqualTo(11);
  }

  @Test
  void readsFewerBytesAtTheEndAndNoneBehindIt() throws IOException {
    write("f", "hello");
    try (DiskFile file = disk.openReadOnly(home.resolve("f"))) {
      ByteBuffer target = ByteBuffer.allocate(4);
      assertThat(file.read(target, 3)).isEqualTo(2);
      assertThat(file.read(target, 5)).isZero();
      assertThat(file.read(target, 9)).isZero();
      assertThat(target.flip()).isEqualTo(bytes("lo"));
    }
  }

  @Test
  void saysWhatWasWrittenLater() throws IOException {
    write("f", "hello");
    write("g", "hello");
    assertThat(disk.modifiedMillis(home.resolve("g")))
        .isGreaterThanOrEqualTo(disk.modifiedMillis(home.resolve("f")));
    assertThat(disk.sizeOfTree(home)).isEqualTo(10);
    assertThat(disk.sizeOfTree(home.resolve("absent"))).isZero();
  }

  @Test
  void writesBehindTheEndLeaveZeros() throws IOException {
    try (DiskFile file = disk.create(home.resolve("f"))) {
      file.write(bytes("x"), 3);
    }
    assertThat(text("f")).isEqualTo("\0\0\0x");
  }

  @Test
  void truncates() throws IOException {
    write("f", "hello");
    try (DiskFile file = disk.open(home.resolve("f"))) {
      file.truncate(2);
      file.truncate(9);
    }
    assertThat(text("f")).isEqualTo("he");
  }

  @Test
  void mapsTheBytes() throws IOException {
    write("f", "hello");
    try (Arena arena = Arena.ofConfined()) {
      var mapped = disk.map(home.resolve("f"), arena);
      assertThat(mapped.byteSize()).isEqualTo(5);
      assertThat(mapped.get(ValueLayout.JAVA_BYTE, 1)).isEqualTo((byte) 'e');
      assertThatThrownBy(() -> mapped.set(ValueLayout.JAVA_BYTE, 1, (byte) 0))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void mapsAnEmptyFile() throws IOException {
    write("f", "");
    try (Arena arena = Arena.ofConfined()) {
      assertThat(disk.map(home.resolve("f"), arena).byteSize()).isZero();
    }
  }

  @Test
  void createsAFileOnlyOnce() throws IOException {
    write("f", "");
    assertThatThrownBy(() -> disk.create(home.resolve("f")))
        .isInstanceOf(FileAlreadyExistsException.class);
  }

  @Test
  void saysWhichFileIsMissing() {
    assertThatThrownBy(() -> disk.open(home.resolve("none")))
        .isInstanceOf(NoSuchFileException.class)
        .hasMessageContaining("none");
    assertThatThrownBy(() -> disk.delete(home.resolve("none")))
        .isInstanceOf(NoSuchFileException.class);
  }

  @Test
  void renamesOverAFileAndRenamesDirectories() throws IOException {
    write("f", "old");
    write("g", "new");
    disk.rename(home.resolve("g"), home.resolve("f"));
    assertThat(text("f")).isEqualTo("new");
    assertThat(disk.exists(home.resolve("g"))).isFalse();
    disk.rename(home, temporary.resolve("a/c"));
    assertThat(disk.readAll(temporary.resolve("a/c/f"))).isEqualTo("new".getBytes(UTF_8));
  }

  @Test
  void aLinkIsTheSameFile() throws IOException {
    write("f", "text");
    disk.link(home.resolve("f"), home.resolve("g"));
    disk.delete(home.resolve("f"));
    assertThat(text("g")).isEqualTo("text");
  }

  @Test
  void listsByNameAndDeletesTrees() throws IOException {
    write("g", "");
    write("f", "");
    disk.createDirectories(home.resolve("d/e"));
    assertThat(disk.list(home))
        .containsExactly(home.resolve("d"), home.resolve("f"), home.resolve("g"));
    assertThat(disk.isDirectory(home.resolve("d"))).isTrue();
    assertThat(disk.isDirectory(home.resolve("f"))).isFalse();
    assertThatThrownBy(() -> disk.delete(home)).isInstanceOf(IOException.class);
    disk.deleteTree(home);
    disk.deleteTree(home);
    assertThat(disk.exists(home)).isFalse();
  }

  @Test
  void replacesAFileAtOnce() throws IOException {
    write("f", "old");
    disk.replace(home.resolve("f"), "new".getBytes(UTF_8));
    assertThat(text("f")).isEqualTo("new");
    assertThat(disk.list(home)).hasSize(1);
  }

  @Test
  void anInterruptOfTheThreadBreaksNothingOff() throws IOException {
    try (DiskFile file = disk.create(home.resolve("f"))) {
      Thread.currentThread().interrupt();
      file.append(bytes("hello"));
      file.sync();
      disk.syncDirectory(home);
      assertThat(disk.map(home.resolve("f"), Arena.ofAuto()).byteSize()).isEqualTo(5);
      assertThat(Thread.interrupted()).isTrue();
      file.append(bytes(" world"));
    }
    assertThat(text("f")).isEqualTo("hello world");
  }

  @Test
  void locksAFileForOneHolder() throws Exception {
    Path lock = home.resolve("lock");
    try (AutoCloseable held = disk.lock(lock)) {
      assertThat(held).isNotNull();
      assertThatThrownBy(() -> disk.lock(lock)).hasMessageContaining("held");
    }
    disk.lock(lock).close();
  }

  @Test
  void knowsHowMuchSpaceIsFree() throws IOException {
    disk.syncDirectory(home);
    assertThat(disk.freeBytes(home)).isPositive();
  }

  private void write(String name, String text) throws IOException {
    try (DiskFile file = disk.create(home.resolve(name))) {
      file.append(bytes(text));
    }
  }

  private String text(String name) throws IOException {
    return new String(disk.readAll(home.resolve(name)), UTF_8);
  }

  private static ByteBuffer bytes(String text) {
    return ByteBuffer.wrap(text.getBytes(UTF_8));
  }
}
