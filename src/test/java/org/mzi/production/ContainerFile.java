package org.mzi.production;

import jakarta.json.JsonString;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.mzi.platform.Json;

/** The project's {@code Dockerfile}, as far as it is written: one stage, commands in their JSON form. */
record ContainerFile(List<Instruction> instructions) {

    /** @param arguments the rest of the line, with continued lines joined */
    record Instruction(String name, String arguments) {}

    static ContainerFile read() {
        try {
            String text = Files.readString(Path.of("Dockerfile")).replaceAll("\\\\\\n\\s*", "");
            return new ContainerFile(text.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split(" ", 2))
                    .map(parts -> new Instruction(parts[0], parts[1].strip()))
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<String> all(String name) {
        return instructions.stream()
                .filter(instruction -> instruction.name().equals(name))
                .map(Instruction::arguments)
                .toList();
    }

    String one(String name) {
        List<String> found = all(name);
        if (found.size() != 1) {
            throw new AssertionError("One " + name + " is expected: " + found);
        }
        return found.get(0);
    }

    List<String> entryPoint() {
        return command(one("ENTRYPOINT"));
    }

    List<String> healthCheck() {
        return command(one("HEALTHCHECK").replaceFirst("^.*?CMD ", ""));
    }

    Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>();
        all("ENV").forEach(line -> environment.put(line.split("=", 2)[0], line.split("=", 2)[1]));
        return environment;
    }

    /** Files of the project, in the order in which they become layers. */
    List<Path> copied() {
        List<Path> files = new ArrayList<>();
        for (String line : all("COPY")) {
            List<String> parts = Arrays.asList(line.split(" "));
            parts.subList(0, parts.size() - 1).forEach(source -> files.add(Path.of(source)));
        }
        return files;
    }

    private static List<String> command(String json) {
        return Json.parse(json).asJsonArray().getValuesAs(JsonString::getString);
    }
}
