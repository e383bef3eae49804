package org.mzi.chaos;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Zoho and the proxy before the nodes: calls go to the nodes in turn; one that is answered with 503, or whose connection is
 * lost, goes to the next node. Any other answer is a violation: Zoho would take it for final.
 */
final class Front {

    private static final String PATH = "/api/v1/webhooks/student-dashboard/";
    private static final int TAKEN = 202;
    private static final int AWAY = 503;
    private static final int NO_RECORD = 400;

    private final List<Node> nodes;
    private final String secret;
    private final AtomicInteger turn = new AtomicInteger();
    private final AtomicInteger passedOn = new AtomicInteger();
    private final Queue<Violation> wrong = new ConcurrentLinkedQueue<>();

    Front(List<Node> nodes, String secret) {
        this.nodes = nodes;
        this.secret = secret;
    }

    /** Tells the bridge of a record, as Zoho's workflow rule does. True when the event was acknowledged. */
    boolean webhook(String event, String zohoId) {
        String path = PATH + event + "?zoho_id=" + zohoId;
        int first = turn.getAndIncrement();
        for (int i = 0; i < nodes.size(); i++) {
            if (i > 0) {
                passedOn.incrementAndGet();
            }
            if (take(nodes.get(Math.floorMod(first + i, nodes.size())), path, TAKEN)) {
                return true;
            }
        }
        return false;
    }

    /** Calls a node that is just starting. The call names no record, so that nothing comes of it. */
    void knock(Node node) {
        take(node, PATH + "student_updated", NO_RECORD);
    }

    private boolean take(Node node, String path, int expected) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder().header("X-MZI-Token", secret).POST(HttpRequest.BodyPublishers.noBody());
        try {
            HttpResponse<String> answer = node.send(request, path);
            if (answer.statusCode() != expected && answer.statusCode() != AWAY) {
                wrong.add(new Violation(
                        "answer of " + node.name(),
                        expected + " or 503",
                        answer.statusCode() + " " + brief(answer.body())));
            }
            return answer.statusCode() == expected;
        } catch (IOException lost) {
            return false;
        }
    }

    private static String brief(String body) {
        return body.substring(0, Math.min(300, body.length())).replaceAll("\\s+", " ");
    }

    /** How many calls went on to another node. */
    int passedOn() {
        return passedOn.get();
    }

    /** What was answered wrongly since this was asked last. */
    List<Violation> takeViolations() {
        List<Violation> taken = new ArrayList<>();
        for (Violation each = wrong.poll(); each != null; each = wrong.poll()) {
            taken.add(each);
        }
        return taken;
    }
}
