package io.freqwatch.gotemplate.parse;

import io.freqwatch.gotemplate.parse.Node.Statement;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * One template: its name, the file it stands in with the text of that, and what it does. Immutable.
 */
public record Tree(String name, String file, String text, List<Statement> statements) {
  /** Copies the statements. */
  public Tree {
    statements = List.copyOf(statements);
  }

  /** Whether there is nothing but white space in it. */
  public boolean isEmpty() {
    return statements.stream().allMatch(each -> each instanceof Node.Text t && t.text().isBlank());
  }

  /** {@code file:line:column}; lines count from 1, columns from 0, in bytes. */
  public String location(Node node) {
    String before = text.substring(0, node.position());
    int lineStart = before.lastIndexOf('\n') + 1;
    int column = before.substring(lineStart).getBytes(StandardCharsets.UTF_8).length;
    long line = 1 + before.chars().filter(c -> c == '\n').count();
    return file + ":" + line + ":" + column;
  }
}
