using Xunit;

namespace DepGuard.Cli.Tests.Packages;

/// <summary>The tests that share one feed and one installed tool.</summary>
[CollectionDefinition(nameof(Feed))]
public sealed class FeedCollection : ICollectionFixture<Feed>;
