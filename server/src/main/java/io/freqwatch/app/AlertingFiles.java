package io.freqwatch.app;

import io.freqwatch.alertmanager.channel.ChannelFactory;
import io.freqwatch.alertmanager.channel.NotificationTemplates;
import io.freqwatch.alertmanager.channel.TemplateCheck;
import io.freqwatch.alertmanager.config.AlertmanagerConfig;
import io.freqwatch.alertmanager.config.AlertmanagerReader;
import io.freqwatch.codec.Problem;
import io.freqwatch.codec.Problems;
import io.freqwatch.gotemplate.parse.TemplateException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code alertmanager.yml} and the templates that it names, as they are now on disk. */
final class AlertingFiles {
  /** Alerts are shown and nobody is told, which is all that can be done without a file. */
  private static final String NOBODY =
      """
      route: {receiver: nobody}
      receivers: [{name: nobody}]
      """;

  private final Optional<Path> file;

  AlertingFiles(Optional<Path> file) {
    this.file = file;
  }

  /**
   * @throws io.freqwatch.codec.InvalidFileException with every mistake
   */
  AlertmanagerConfig read() {
    return file.map(AlertingFiles::read)
        .orElseGet(() -> AlertmanagerReader.parse("alertmanager.yml", NOBODY, Path.of("/")));
  }

  private static AlertmanagerConfig read(Path path) {
    AlertmanagerConfig config = AlertmanagerReader.read(path, Map.copyOf(System.getenv()));
    Problems problems = new Problems();
    config.notBuiltIn(ChannelFactory.KINDS).forEach(problems::add);
    problems.throwIfAny();
    return config;
  }

  /**
   * The default templates and those of the files, in the order of the file and of names.
   *
   * @throws io.freqwatch.codec.InvalidFileException with every template that is not well-formed, of
   *     the files and of settings
   */
  NotificationTemplates templates(AlertmanagerConfig config) {
    Problems problems = new Problems();
    NotificationTemplates templates = NotificationTemplates.defaults();
    for (Path pattern : config.templates()) {
      for (Path each : matching(pattern, problems)) {
        templates = with(templates, each, problems);
      }
    }
    problems.throwIfAny();
    new TemplateCheck(templates).problems(config.texts()).forEach(problems::add);
    problems.throwIfAny();
    return templates;
  }

  private static NotificationTemplates with(
      NotificationTemplates templates, Path template, Problems problems) {
    try {
      return templates.with(template.toString(), Files.readString(template));
    } catch (TemplateException | IOException e) {
      problems.add(problem(template, e, "a file of templates"));
      return templates;
    }
  }

  private static List<Path> matching(Path pattern, Problems problems) {
    List<Path> found = new ArrayList<>();
    Path folder = pattern.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      return found;
    }
    try (DirectoryStream<Path> files =
        Files.newDirectoryStream(folder, String.valueOf(pattern.getFileName()))) {
      files.forEach(found::add);
    } catch (IOException | IllegalArgumentException e) {
      problems.add(problem(pattern, e, "a pattern of files such as templates/*.tmpl"));
    }
    Collections.sort(found);
    return found;
  }

  private static Problem problem(Path path, Exception e, String expected) {
    return new Problem(path.toString(), 0, 0, "", String.valueOf(e.getMessage()), expected);
  }
}
