using System.Reflection;

namespace DepGuard.Analyzers.Libraries;

/// <summary>The assemblies that a rule case may use: .NET and the libraries that the rules know.</summary>
public static class KnownLibraries
{
    /// <summary>Paths of the reference assemblies, in the order of the compiler call.</summary>
    public static IReadOnlyList<string> Paths { get; } = typeof(KnownLibraries).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(metadata => metadata.Key == "References")
        .Value!.Split('|');
}
