using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;

namespace DepGuard.Analyzers;

/// <summary>The types of other libraries that rules know; each is looked up once, and null if the compilation does not see it.</summary>
internal sealed class KnownSymbols(Compilation compilation)
{
    private static readonly HashSet<string> TestFrameworks = new(StringComparer.OrdinalIgnoreCase)
    {
        "xunit.core",
        "xunit.v3.core",
        "nunit.framework",
        "MSTest.TestFramework",
        "Microsoft.VisualStudio.TestPlatform.TestFramework",
    };

    private readonly ConcurrentDictionary<string, INamedTypeSymbol?> _types = new();
    private readonly ConcurrentDictionary<Type, object> _shared = new();

    /// <summary>Whether the compilation references a test framework: what its code does to services is part of a test.</summary>
    public bool IsTestProject { get; } = compilation.ReferencedAssemblyNames.Any(assembly => TestFrameworks.Contains(assembly.Name));

    public INamedTypeSymbol? ArgumentException => Find("System.ArgumentException");

    public INamedTypeSymbol? Observable => Find("System.Reactive.Linq.Observable");

    public INamedTypeSymbol? ObservableInterface => Find("System.IObservable`1");

    public INamedTypeSymbol? RelationalOptionsBuilder =>
        Find("Microsoft.EntityFrameworkCore.Infrastructure.IRelationalDbContextOptionsBuilderInfrastructure");

    public INamedTypeSymbol? SignalRRetryPolicy => Find("Microsoft.AspNetCore.SignalR.Client.IRetryPolicy");

    /// <summary>The public type with this fully qualified metadata name.</summary>
    public INamedTypeSymbol? Find(string metadataName) => _types.GetOrAdd(
        metadataName,
        name => compilation.GetTypesByMetadataName(name).FirstOrDefault(type => type.DeclaredAccessibility == Accessibility.Public));

    /// <summary>Whether the sources of the compilation declare a type of this name, in any namespace.</summary>
    public bool Declares(string name) => compilation.ContainsSymbolsWithName(name, SymbolFilter.Type);

    /// <summary>What several rules need of the same compilation, made once.</summary>
    public T Shared<T>(Func<T> make)
        where T : class => (T)_shared.GetOrAdd(typeof(T), _ => make());

    /// <summary>Those of the named types that the compilation can see.</summary>
    public IEnumerable<INamedTypeSymbol> FindAll(IEnumerable<string> metadataNames) =>
        metadataNames.Select(Find).OfType<INamedTypeSymbol>();
}
