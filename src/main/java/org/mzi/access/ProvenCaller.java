package org.mzi.access;

import jakarta.security.enterprise.credential.Credential;

/** Somebody whose password has been checked, for the container to sign in. */
record ProvenCaller(String name, Role role) implements Credential {}
