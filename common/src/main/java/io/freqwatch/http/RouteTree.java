package io.freqwatch.http;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The routes of a router, one node for each segment; literal paths are also in one flat map. */
final class RouteTree {
  private final Node root = new Node();
  private final Map<String, Leaf> literals = new HashMap<>();

  /** What a search found. */
  sealed interface Result {}

  record Found(String template, Handler handler, Map<String, String> parameters)
      implements Result {}

  record WrongMethod(String allow) implements Result {}

  record Unknown() implements Result {}

  private static final Unknown UNKNOWN = new Unknown();

  private static final class Node {
    private final Map<String, Node> literal = new HashMap<>();
    private @Nullable Node named;
    private @Nullable Leaf leaf;
    private @Nullable Leaf rest;
  }

  /** The handlers of one template, by method. */
  private static final class Leaf {
    private final String template;
    private final List<String> names;
    private final Map<String, Handler> methods = new TreeMap<>();
    private final Map<String, Found> withoutParameters = new HashMap<>();

    private Leaf(String template, List<String> names) {
      this.template = template;
      this.names = names;
    }

    private void add(String method, Handler handler) {
      methods.put(method, handler);
      withoutParameters.put(method, new Found(template, handler, Map.of()));
    }

    /** A leaf that answers OPTIONS for whatever stands below it makes no path exist. */
    private boolean onlyTellsOptions() {
      return methods.keySet().equals(Set.of("OPTIONS"));
    }

    private WrongMethod wrongMethod() {
      return new WrongMethod(String.join(", ", methods.keySet()));
    }

    private @Nullable Found found(String method, Deque<String> captured) {
      Found found = withoutParameters.get(method);
      if (found == null || names.isEmpty()) {
        return found;
      }
      Map<String, String> parameters = new LinkedHashMap<>();
      names.forEach(name -> parameters.put(name, captured.removeFirst()));
      return new Found(template, found.handler(), parameters);
    }
  }

  /** One walk down the tree. */
  private static final class Search {
    private final String method;
    private final String path;
    private final Deque<String> captured = new ArrayDeque<>();
    private Result otherwise = UNKNOWN;

    private Search(String method, String path) {
      this.method = method;
      this.path = path;
    }

    /** Tries the segment that begins at {@code start}, a literal first. */
    private @Nullable Found below(Node node, int start) {
      if (start > path.length()) {
        return node.leaf == null ? null : at(node.leaf);
      }
      int slash = path.indexOf('/', start);
      int end = slash < 0 ? path.length() : slash;
      String segment = path.substring(start, end);
      Node literal = node.literal.get(segment);
      Found found = literal == null ? null : below(literal, end + 1);
      if (found == null && node.named != null && !segment.isEmpty()) {
        found = belowCapturing(node.named, segment, end + 1);
      }
      return found == null && node.rest != null
          ? capturing(node.rest, path.substring(start))
          : found;
    }

    private @Nullable Found belowCapturing(Node node, String segment, int start) {
      captured.addLast(segment);
      Found found = below(node, start);
      if (found == null) {
        captured.removeLast();
      }
      return found;
    }

    private @Nullable Found capturing(Leaf leaf, String rest) {
      captured.addLast(rest);
      Found found = at(leaf);
      if (found == null) {
        captured.removeLast();
      }
      return found;
    }

    private @Nullable Found at(Leaf leaf) {
      Found found = leaf.found(method, captured);
      if (found == null && otherwise instanceof Unknown && !leaf.onlyTellsOptions()) {
        otherwise = leaf.wrongMethod();
      }
      return found;
    }
  }

  void add(String method, String template, Handler handler) {
    Leaf leaf = leafOf(PathTemplate.parse(template));
    if (leaf.methods.containsKey(method)) {
      throw new IllegalArgumentException(method + " " + template + " is routed already");
    }
    leaf.add(method, handler);
    if (method.equals("GET") && !leaf.methods.containsKey("HEAD")) {
      leaf.add("HEAD", handler);
    }
  }

  Result find(String method, String path) {
    Leaf literal = literals.get(path);
    Found direct = literal == null ? null : literal.withoutParameters.get(method);
    if (direct != null) {
      return direct;
    }
    Search search = new Search(method, path);
    Found found = search.below(root, 1);
    return found == null ? search.otherwise : found;
  }

  private Leaf leafOf(PathTemplate template) {
    Node node = root;
    for (PathTemplate.Segment segment : template.segments()) {
      node = child(node, segment);
    }
    if (template.hasRest()) {
      node.rest = node.rest == null ? new Leaf(template.text(), template.names()) : node.rest;
      return node.rest;
    }
    Leaf leaf = node.leaf == null ? new Leaf(template.text(), template.names()) : node.leaf;
    node.leaf = leaf;
    if (leaf.names.isEmpty()) {
      literals.put(leaf.template, leaf);
    }
    return leaf;
  }

  private static Node child(Node node, PathTemplate.Segment segment) {
    return switch (segment) {
      case PathTemplate.Literal literal ->
          node.literal.computeIfAbsent(literal.text(), _ -> new Node());
      case PathTemplate.Named _ -> {
        Node named = node.named == null ? new Node() : node.named;
        node.named = named;
        yield named;
      }
    };
  }
}
