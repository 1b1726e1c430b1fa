package dev.bellhop.site;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.impl.EdDSAProvider;
import com.nimbusds.jose.util.Base64URL;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.SignatureException;
import java.security.interfaces.EdECPublicKey;

/// Checks Ed25519 signatures (RFC 8037) with the JDK. Nimbus' own verifier needs Tink, a second cryptography library.
final class Ed25519Verifier extends EdDSAProvider implements JWSVerifier {
    private final EdECPublicKey key;

    Ed25519Verifier(EdECPublicKey key) {
        this.key = key;
    }

    @Override
    public boolean verify(JWSHeader head, byte[] signed, Base64URL signature) throws JOSEException {
        // RFC 7515, 4.1.11: nothing that a head calls critical is understood here.
        if (head.getCriticalParams() != null) {
            return false;
        }
        try {
            var check = Signature.getInstance("Ed25519");
            check.initVerify(key);
            check.update(signed);
            return check.verify(signature.decode());
        } catch (SignatureException _) {
            return false;
        } catch (GeneralSecurityException e) {
            throw new JOSEException(e.getMessage(), e);
        }
    }
}
