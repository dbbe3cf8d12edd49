using DepGuard.Documents;

namespace DepGuard.Readers.Spring.Projects;

/// <summary>What makes a settings file one of Spring and not of another product that uses the same names.</summary>
internal static class SpringRoots
{
    private static readonly HashSet<string> Telling = new(StringComparer.Ordinal)
    {
        "spring", "eureka", "feign", "resilience4j", "zuul", "ribbon", "hystrix", "turbine", "management",
    };

    private static readonly HashSet<string> Program = new(StringComparer.Ordinal) { "spring", "server" };

    private static readonly HashSet<string> Roots = [.. Telling, "server", "logging"];

    /// <summary>True for a file with one of the sections that Spring Boot and Spring Cloud read.</summary>
    public static bool IsSpring(ParsedFile file) => HasRoot(file, Roots);

    /// <summary>True for a file with a section that hardly anybody else has.</summary>
    public static bool IsSurelySpring(ParsedFile file) => HasRoot(file, Telling);

    /// <summary>True for a file that says what a program is called, where it listens or what it uses.</summary>
    public static bool IsProgram(ParsedFile file) => HasRoot(file, Program);

    private static bool HasRoot(ParsedFile file, HashSet<string> roots) =>
        file.Documents.SelectMany(document => document.Root.Entries).Any(entry => roots.Contains(entry.Key.Value.Split('.')[0]));
}
