package org.mzi.intake;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.mzi.platform.ProblemException;

/** Lets proven calls through, and only those. */
@ApplicationScoped
class Gate {

    private final CallerProof proof;
    private final FailedProofs failures;

    @Inject
    Gate(CallerProof proof, FailedProofs failures) {
        this.proof = proof;
        this.failures = failures;
    }

    Gate() {
        this(null, null);
    }

    /**
     * Checks a call's proof. Nothing is kept of a body that proves nothing, and a body over 1 MiB proves nothing.
     *
     * @return the body, when it had to be read for its signature; else null
     */
    byte[] proven(String token, String signature, HttpServletRequest request, InputStream in) throws IOException {
        if (token != null && proof.token(token)) {
            return null;
        }
        if (signature != null) {
            Optional<byte[]> body = RawBody.readIfSmall(in).filter(bytes -> proof.signature(signature, bytes));
            if (body.isPresent()) {
                return body.get();
            }
        }
        RawBody.drop(in);
        throw refusal(request);
    }

    /** The answer to a call without proof: 401, or 429 when there were too many of them. */
    ProblemException refusal(HttpServletRequest request) {
        return refusal(
                request,
                "not-proven",
                "The call does not carry the right secret. Compare it with ZOHO_WEBHOOK_HMAC_SECRET.");
    }

    /** The same with other words for the 401. */
    ProblemException refusal(HttpServletRequest request, String code, String words) {
        if (failures.tooMany(request.getRemoteAddr())) {
            ProblemException answer = new ProblemException(
                    429,
                    "too-many-failed-proofs",
                    "Too many calls from this address had a wrong secret. Wait a minute.");
            answer.getResponse().getHeaders().putSingle("Retry-After", "60");
            return answer;
        }
        return new ProblemException(401, code, words);
    }
}
