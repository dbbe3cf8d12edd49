"""A project of ordinary services: entities, calculations, LINQ, controllers, HTTP clients, policies and retry loops."""
import os
import re

PACKAGES = ["Azure.Identity", "Duende.IdentityModel", "Microsoft.Extensions.Http.Resilience", "Polly", "StackExchange.Redis"]

PROJECT = """<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup>
    <TargetFramework>net10.0</TargetFramework>
    <Nullable>enable</Nullable>
    <ImplicitUsings>enable</ImplicitUsings>
  </PropertyGroup>
  <ItemGroup>
    <FrameworkReference Include="Microsoft.AspNetCore.App" />
{packages}
  </ItemGroup>
</Project>
"""

FILE = """using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Logging;
using Polly;
using Polly.Retry;
using System.Net.Http.Json;

namespace Sample.Area{n};

public sealed record Order{n}(Guid Id, string Customer, decimal Total, DateTimeOffset Created, IReadOnlyList<Line{n}> Lines);

public sealed record Line{n}(string Article, int Count, decimal Price);

public sealed class Calculation{n}
{{
    private readonly Dictionary<string, decimal> _rates = new();

    public decimal Total(Order{n} order)
    {{
        var sum = 0m;
        foreach (var line in order.Lines)
        {{
            if (line.Count <= 0)
                continue;
            var rate = _rates.TryGetValue(line.Article, out var found) ? found : 1m;
            sum += line.Count * line.Price * rate;
        }}

        return Math.Round(sum, 2);
    }}

    public IReadOnlyList<string> Articles(IEnumerable<Order{n}> orders) => orders
        .Where(order => order.Total > 10 && order.Customer.Length > 0)
        .SelectMany(order => order.Lines)
        .GroupBy(line => line.Article)
        .OrderByDescending(group => group.Sum(line => line.Count))
        .Select(group => $"{{group.Key}}: {{group.Count()}}")
        .ToList();

    public string Describe(Order{n} order)
    {{
        var text = new System.Text.StringBuilder();
        text.Append(order.Id.ToString()).Append(' ').Append(order.Customer).AppendLine();
        for (var i = 0; i < order.Lines.Count; i++)
        {{
            var line = order.Lines[i];
            text.Append(i.ToString()).Append(' ').Append(line.Article).Append(' ').Append(line.Price.ToString("0.00")).AppendLine();
        }}

        while (text.Length > 1000)
            text.Length -= 10;
        return text.ToString();
    }}
}}

public sealed class Client{n}(HttpClient http, ILogger<Client{n}> logger)
{{
    private static readonly ResiliencePipeline Pipeline = new ResiliencePipelineBuilder()
        .AddTimeout(TimeSpan.FromSeconds(30))
        .AddRetry(new RetryStrategyOptions {{ MaxRetryAttempts = 3, BackoffType = DelayBackoffType.Exponential, UseJitter = true }})
        .Build();

    public async Task<Order{n}?> FindAsync(Guid id, CancellationToken cancellation)
    {{
        for (var attempt = 1; ; attempt++)
        {{
            try
            {{
                return await http.GetFromJsonAsync<Order{n}>($"/orders/{{id}}", cancellation);
            }}
            catch (HttpRequestException failure) when (attempt < 3)
            {{
                logger.LogWarning(failure, "Attempt {{Attempt}} failed.", attempt);
                await Task.Delay(TimeSpan.FromMilliseconds(Random.Shared.Next(100, 200) << attempt), cancellation);
            }}
        }}
    }}

    public async Task<string> NameAsync(Guid id, CancellationToken cancellation)
    {{
        var answer = await Pipeline.ExecuteAsync(async token => await http.GetStringAsync($"/names/{{id}}", token), cancellation);
        return answer.Trim();
    }}
}}

[ApiController]
[Route("orders{n}")]
public sealed class Orders{n}Controller(Client{n} client, Calculation{n} calculation) : ControllerBase
{{
    [HttpGet("{{id}}")]
    public async Task<ActionResult<decimal>> Get(Guid id, CancellationToken cancellation)
    {{
        var order = await client.FindAsync(id, cancellation);
        if (order is null)
            return NotFound();
        var name = await client.NameAsync(id, cancellation);
        return name.Length == 0 ? BadRequest() : Ok(calculation.Total(order));
    }}
}}
"""

EMPTY_PROJECT = """<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup>
    <TargetFramework>netstandard2.0</TargetFramework>
  </PropertyGroup>
  <ItemGroup>
    <PackageReference Include="Microsoft.CodeAnalysis.CSharp" Version="{roslyn}" PrivateAssets="all" />
  </ItemGroup>
</Project>
"""

EMPTY = """using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class Empty : DiagnosticAnalyzer
{
    private static readonly DiagnosticDescriptor Rule = new DiagnosticDescriptor("EMPTY1", "nothing", "nothing", "none", DiagnosticSeverity.Warning, true);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => ImmutableArray.Create(Rule);

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterOperationBlockAction(member => { });
    }
}
"""


def props(root, name):
    return open(os.path.join(root, name), encoding="utf-8").read()


def empty_analyzer(folder, root):
    """writes an analyzer that asks for every member and reports nothing, and returns its project"""
    roslyn = re.search(r"<RoslynVersion>([^<]+)<", props(root, "Directory.Packages.props")).group(1)
    path = os.path.join(folder, "Empty.csproj")
    for name, text in ((path, EMPTY_PROJECT.format(roslyn=roslyn)), (os.path.join(folder, "Empty.cs"), EMPTY)):
        with open(name, "w", encoding="utf-8") as file:
            file.write(text)
    return path


def project(folder, lines, root):
    """writes the project, and returns its path"""
    versions = dict(re.findall(r'PackageVersion Include="([^"]+)" Version="([^"]+)"', props(root, "Directory.Packages.props")))
    packages = "\n".join(f'    <PackageReference Include="{name}" Version="{versions[name]}" />' for name in PACKAGES)
    for number in range(max(1, lines // FILE.count("\n"))):
        with open(os.path.join(folder, f"Area{number}.cs"), "w", encoding="utf-8") as file:
            file.write(FILE.format(n=number))
    path = os.path.join(folder, "Sample.csproj")
    with open(path, "w", encoding="utf-8") as file:
        file.write(PROJECT.format(packages=packages))
    return path
