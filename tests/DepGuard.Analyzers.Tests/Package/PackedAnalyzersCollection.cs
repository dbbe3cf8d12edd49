namespace DepGuard.Analyzers.Tests.Package;

/// <summary>The tests that share one package; they change the consuming project and so run one after the other.</summary>
[CollectionDefinition(nameof(PackedAnalyzers))]
public sealed class PackedAnalyzersCollection : ICollectionFixture<PackedAnalyzers>;
