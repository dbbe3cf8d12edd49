using System.Text.Json;
using DepGuard.Configuration;
using DepGuard.Testing;
using NJsonSchema;
using Xunit;

namespace DepGuard.Tests.Derived;

/// <summary>The schema for editors, and that what is checked in obeys it.</summary>
public class ConfigSchemaTests
{
    /// <summary>Every configuration of the samples, every pack, and the one of the page about configuration.</summary>
    public static TheoryData<string> Configurations =>
        [.. RepositoryRoot.Files("samples", "depguard.yaml").Concat(RepositoryRoot.Files("rules/packs", "*.yaml"))];

    [Fact]
    public void The_schema_is_up_to_date() => Approve.File("rules/depguard.schema.json", ConfigSchema.Write());

    [Theory]
    [MemberData(nameof(Configurations))]
    public async Task A_configuration_obeys_the_schema(string path) =>
        Assert.Empty(await ErrorsIn(File.ReadAllText(RepositoryRoot.Combine(path))));

    [Theory]
    [InlineData("rulez: {}")]
    [InlineData("rules: { DPG2001: eror }")]
    [InlineData("services: { web: { role: [auth] } }")]
    [InlineData("services: { web: { roles: [king] } }")]
    [InlineData("edges: [ { from: web } ]")]
    [InlineData("suppress: [ { rule: DPG2001 } ]")]
    public async Task What_the_reader_refuses_the_schema_refuses_too(string text) => Assert.NotEmpty(await ErrorsIn(text));

    private static async Task<IEnumerable<string>> ErrorsIn(string yaml)
    {
        var schema = await JsonSchema.FromJsonAsync(ConfigSchema.Write());
        var value = new YamlDotNet.Serialization.DeserializerBuilder().Build().Deserialize<object>(yaml);
        return schema.Validate(JsonSerializer.Serialize(value)).Select(error => error.ToString());
    }
}
