using Xunit;

namespace DepGuard.Browser.Tests;

/// <summary>One browser and one set of pages for all tests.</summary>
[CollectionDefinition(Name)]
public sealed class BrowserCollection : ICollectionFixture<Chromium>, ICollectionFixture<Pages>
{
    /// <summary>The name of the collection.</summary>
    public const string Name = "browser";
}
