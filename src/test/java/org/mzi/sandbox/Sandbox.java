package org.mzi.sandbox;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Stand-ins for Zoho CRM and Moodle on one HTTP server of 127.0.0.1: {@code /zoho-accounts}, {@code /zoho-api}, {@code
 * /moodle}, and {@code /control} for those outside this process. Starts in milliseconds and keeps everything in memory.
 */
public final class Sandbox implements AutoCloseable {

    static {
        System.setProperty("sun.net.httpserver.nodelay", "true");
        System.setProperty("sun.net.httpserver.maxIdleConnections", "1000");
    }

    private static final Logger LOG = Logger.getLogger(Sandbox.class.getName());

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final ZohoStandIn zoho;
    private final MoodleStandIn moodle;
    private final ControlApi control;

    private Sandbox(int port) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1_024);
        zoho = new ZohoStandIn(url() + "/zoho-api");
        moodle = new MoodleStandIn(url() + "/moodle");
        control = new ControlApi(this);
        serve("/zoho-accounts", zoho::accounts);
        serve("/zoho-api", zoho::api);
        serve("/moodle", moodle::answer);
        serve("/control", control::answer);
        server.setExecutor(threads);
        server.start();
    }

    /** On a free port. */
    public static Sandbox start() {
        return start(0);
    }

    public static Sandbox start(int port) {
        try {
            return new Sandbox(port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public ZohoStandIn zoho() {
        return zoho;
    }

    public MoodleStandIn moodle() {
        return moodle;
    }

    /** {@code http://127.0.0.1:<port>}. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** The environment that a bridge needs to work with these stand-ins. */
    public Map<String, String> settings() {
        return Map.of(
                "ZOHO_ACCOUNTS_URL", url() + "/zoho-accounts",
                "ZOHO_API_URL", url() + "/zoho-api",
                "ZOHO_CLIENT_ID", ZohoTokens.CLIENT_ID,
                "ZOHO_CLIENT_SECRET", ZohoTokens.CLIENT_SECRET,
                "ZOHO_REFRESH_TOKEN", ZohoTokens.REFRESH_TOKEN,
                "MOODLE_BASE_URL", url() + "/moodle",
                "MOODLE_TOKEN", MoodleStandIn.TOKEN);
    }

    private void serve(String prefix, Function<Call, Answer> party) {
        server.createContext(prefix, exchange -> {
            try (exchange) {
                send(exchange, answer(party, Call.read(exchange, prefix)));
            }
        });
    }

    private static Answer answer(Function<Call, Answer> party, Call call) {
        try {
            return party.apply(call);
        } catch (Refusal refusal) {
            return refusal.answer();
        } catch (RuntimeException e) {
            LOG.log(Level.SEVERE, "A defect of the sandbox: " + call.method() + " " + call.path(), e);
            return Answer.html(500, "Internal Server Error");
        }
    }

    private static void send(HttpExchange exchange, Answer answer) throws IOException {
        if (answer == Answer.DROPPED) {
            return;
        }
        if (answer.body().length == 0) {
            exchange.sendResponseHeaders(answer.status(), -1);
            return;
        }
        exchange.getResponseHeaders().set("Content-Type", answer.contentType());
        exchange.sendResponseHeaders(answer.status(), answer.body().length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(answer.body());
        }
    }

    /** Stops at once; calls that hang are cut off. */
    @Override
    public void close() {
        control.close();
        server.stop(0);
        threads.shutdownNow();
    }

    /**
     * Runs until the process ends. Arguments: port, and how many students and teachers to start with (default none). Prints
     * one line when it is ready.
     */
    public static void main(String[] args) {
        Sandbox sandbox = start(args.length > 0 ? Integer.parseInt(args[0]) : 0);
        SampleData sample = new SampleData(sandbox.zoho(), 1);
        sample.students(args.length > 1 ? Integer.parseInt(args[1]) : 0);
        sample.teachers(args.length > 2 ? Integer.parseInt(args[2]) : 0);
        System.out.println("Sandbox ready at " + sandbox.url());
    }
}
