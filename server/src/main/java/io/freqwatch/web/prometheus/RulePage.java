package io.freqwatch.web.prometheus;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.freqwatch.rules.GroupView;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * Some of the groups, and where the next page of them begins.
 *
 * @param nextToken empty behind the last page
 */
record RulePage(List<GroupView> groups, String nextToken) {
  /**
   * The page that a token names.
   *
   * @param groups those with rules to show, in order
   * @param all every group, in order, among which the token's is
   * @param limit how many; 0 for all
   */
  static RulePage of(List<GroupView> groups, List<GroupView> all, String token, int limit) {
    if (limit == 0) {
      return new RulePage(groups, "");
    }
    List<String> order = all.stream().map(RulePage::token).toList();
    int from = token.isEmpty() ? 0 : order.indexOf(token);
    if (from < 0) {
      throw ParameterException.invalid(
          "group_next_token",
          "invalid group_next_token '" + token + "'. were rule groups changed?");
    }
    List<GroupView> rest =
        groups.stream().filter(group -> order.indexOf(token(group)) >= from).toList();
    return rest.size() <= limit
        ? new RulePage(rest, "")
        : new RulePage(rest.subList(0, limit), token(rest.get(limit)));
  }

  private static String token(GroupView group) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-1").digest(group.definition().key().getBytes(UTF_8));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-1", e);
    }
  }
}
