import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * Counts what JUnit reports say, over all parts of a run: names every failure and every skip with
 * its reason, and ends with the line {@code N passed, N failed, N skipped}. Exit code 1 where
 * anything failed.
 *
 * <p>Arguments, any number of each:
 *
 * <ul>
 *   <li>{@code part NAME EXIT_CODE FOLDER...} a part that ran: its reports are {@code
 *       FOLDER/TEST-*.xml}. A part that ended badly without a failed test is one failure.
 *   <li>{@code expect MODULE TAG} each test class of the module's sources must have a report;
 *       {@code TAG} is the tag that is left out, {@code -} for none.
 *   <li>{@code skip NAME REASON} a part that could not run.
 * </ul>
 */
void main(String[] arguments) throws Exception {
  Count count = new Count();
  List<String> words = List.of(arguments);
  for (int i = 0; i < words.size(); ) {
    switch (words.get(i)) {
      case "part" -> {
        int next = i + 3;
        while (next < words.size() && !VERBS.contains(words.get(next))) {
          next++;
        }
        count.part(words.get(i + 1), words.get(i + 2), words.subList(i + 3, next));
        i = next;
      }
      case "expect" -> {
        count.expect(Path.of(words.get(i + 1)), words.get(i + 2));
        i += 3;
      }
      case "skip" -> {
        count.skip(words.get(i + 1), words.get(i + 2));
        i += 3;
      }
      default -> throw new IllegalArgumentException("no such word: " + words.get(i));
    }
  }
  IO.println("%d passed, %d failed, %d skipped".formatted(count.passed, count.failed, count.skipped));
  System.exit(count.failed > 0 ? 1 : 0);
}

static final Set<String> VERBS = Set.of("part", "expect", "skip");

static final class Count {
  private static final int LINES = 4;
  private static final int CHARACTERS = 240;

  int passed;
  int failed;
  int skipped;

  void part(String name, String exitCode, List<String> folders) throws Exception {
    int failedBefore = failed;
    for (String folder : folders) {
      for (Path report : reports(Path.of(folder))) {
        read(report);
      }
    }
    if (!exitCode.equals("0") && failed == failedBefore) {
      fail(name, "ended with exit code " + exitCode + " and no report of a failed test");
    }
  }

  void expect(Path module, String leftOut) throws IOException {
    for (String testClass : testClasses(module.resolve("src/test/java"), leftOut)) {
      if (!Files.exists(module.resolve("target/surefire-reports/TEST-" + testClass + ".xml"))) {
        fail(testClass, "has tests and left no report");
      }
    }
  }

  void skip(String name, String reason) {
    skipped++;
    IO.println("skipped: " + name + ": " + reason);
  }

  private void fail(String name, String reason) {
    failed++;
    IO.println("FAILED: " + name + ": " + reason);
  }

  private void read(Path report) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    Element root;
    try {
      root = factory.newDocumentBuilder().parse(report.toFile()).getDocumentElement();
    } catch (org.xml.sax.SAXException e) {
      fail(report.toString(), "is no readable report: " + e.getMessage());
      return;
    }
    NodeList cases = root.getElementsByTagName("testcase");
    for (int i = 0; i < cases.getLength(); i++) {
      count((Element) cases.item(i));
    }
  }

  private void count(Element testCase) {
    String name = testCase.getAttribute("classname") + " " + testCase.getAttribute("name");
    Element failure = first(testCase, "failure", "error");
    Element skip = first(testCase, "skipped");
    if (failure != null) {
      fail(name.strip(), message(failure, "no message"));
    } else if (skip != null) {
      skip(name.strip(), message(skip, "no reason given"));
    } else {
      passed++;
    }
  }

  private static Element first(Element testCase, String... names) {
    for (String name : names) {
      NodeList found = testCase.getElementsByTagName(name);
      if (found.getLength() > 0) {
        return (Element) found.item(0);
      }
    }
    return null;
  }

  private static String message(Element element, String otherwise) {
    String text = element.getAttribute("message");
    if (text.isBlank()) {
      text = element.getTextContent();
    }
    text = text.replaceFirst("^\\S*TestAbortedException: (Assumption failed: )?", "");
    List<String> lines =
        text.lines().map(String::strip).filter(line -> !line.isEmpty()).limit(LINES).toList();
    return lines.isEmpty() ? otherwise : shortened(String.join(" ", lines));
  }

  private static String shortened(String text) {
    return text.length() <= CHARACTERS ? text : text.substring(0, CHARACTERS) + " ...";
  }
}

static List<Path> reports(Path folder) throws IOException {
  if (!Files.isDirectory(folder)) {
    return List.of();
  }
  try (Stream<Path> files = Files.list(folder)) {
    return files
        .filter(file -> file.getFileName().toString().matches("TEST-.*\\.xml"))
        .sorted()
        .toList();
  }
}

static final Pattern TEST_FILE = Pattern.compile(".*(Test|IT|Fuzzer)\\.java");
static final Pattern TEST_METHOD =
    Pattern.compile("(?m)^\\s+@(Test|ParameterizedTest|RepeatedTest|TestFactory|FuzzTest)\\b");
static final Pattern ABSTRACT = Pattern.compile("(?m)^(public )?abstract class");

static Set<String> testClasses(Path sources, String leftOut) throws IOException {
  Set<String> classes = new TreeSet<>();
  if (!Files.isDirectory(sources)) {
    return classes;
  }
  List<Path> files = new ArrayList<>();
  try (Stream<Path> walk = Files.walk(sources)) {
    walk.filter(file -> TEST_FILE.matcher(file.getFileName().toString()).matches())
        .forEach(files::add);
  }
  Pattern classTag = Pattern.compile("(?m)^@Tag\\(\"" + Pattern.quote(leftOut) + "\"\\)");
  for (Path file : files) {
    String text = Files.readString(file);
    if (TEST_METHOD.matcher(text).find()
        && !ABSTRACT.matcher(text).find()
        && !classTag.matcher(text).find()) {
      String name = sources.relativize(file).toString();
      classes.add(name.substring(0, name.length() - ".java".length()).replace('/', '.'));
    }
  }
  return classes;
}
