package io.freqwatch.http;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Tells whether the files behind options have changed, by their times and sizes. */
final class FileStamps {
  private FileStamps() {}

  /** Another number when a file is another one. */
  static long of(TlsOptions tls) throws IOException {
    List<Credential> files =
        Stream.of(
                tls.ca(),
                tls.identity().map(TlsOptions.Identity::certificate),
                tls.identity().map(TlsOptions.Identity::key))
            .flatMap(Optional::stream)
            .toList();
    long stamp = 0;
    for (Credential credential : files) {
      stamp = 31 * stamp + of(credential);
    }
    return stamp;
  }

  private static long of(Credential credential) throws IOException {
    return switch (credential) {
      case Credential.Inline _ -> 0;
      case Credential.InFile inFile ->
          31 * Files.getLastModifiedTime(inFile.file()).toMillis() + Files.size(inFile.file());
    };
  }
}
