using DepGuard.Analyzers.Rules.Graph;

namespace DepGuard.Analyzers.Tests.Rules.Graph;

public class HardCodedAddressTests
{
    [Theory]
    [InlineData("client.BaseAddress = [|new Uri(\"http://orders\")|];")]
    [InlineData("client.BaseAddress = [|new(\"http://orders:8080/api\")|];")]
    [InlineData("client = new HttpClient { BaseAddress = [|new Uri(Orders)|] };")]
    [InlineData("var address = new Uri(\"https://orders.shop.svc.cluster.local\"); client.BaseAddress = [|address|];")]
    [InlineData("services.AddHttpClient(\"orders\", c => c.BaseAddress = [|new Uri(\"http://orders.shop.svc:80\")|]);")]
    [InlineData("GrpcChannel.ForAddress([|\"http://orders:5000\"|]);")]
    [InlineData("GrpcChannel.ForAddress([|Address|]);")]
    [InlineData("services.AddGrpcClient<object>(o => o.Address = [|new Uri(\"http://orders\")|]);")]
    [InlineData("client.Send(new HttpRequestMessage(HttpMethod.Get, [|\"http://orders/list\"|]));")]
    [InlineData("client.Send(new HttpRequestMessage { RequestUri = [|new Uri(\"http://orders/list\")|] });")]
    public Task A_service_of_the_cluster_is_named_by_a_constant(string body) => Check(body);

    [Theory]
    [InlineData("client.BaseAddress = new Uri(configuration[\"Orders\"]!);")]
    [InlineData("client.BaseAddress = new Uri(configuration[\"Orders\"] ?? \"http://orders\");")]
    [InlineData("client.BaseAddress = new Uri(\"http://localhost:5000\");")]
    [InlineData("client.BaseAddress = new Uri(\"http://127.0.0.1:5000\");")]
    [InlineData("client.BaseAddress = new Uri(\"https://api.example.com\");")]
    [InlineData("client.BaseAddress = new Uri(\"https+http://orders\");")]
    [InlineData("client.BaseAddress = new Uri(\"/relative\", UriKind.Relative);")]
    [InlineData("GrpcChannel.ForAddress(configuration[\"Orders\"]!);")]
    [InlineData("client.Send(new HttpRequestMessage(HttpMethod.Get, \"/list\"));")]
    [InlineData("var listeners = new[] { \"http://+:8080\" }; Console.WriteLine(listeners.Length);")]
    public Task The_address_is_configured_or_elsewhere(string body) => Check(body);

    private static Task Check(string body) => AnalyzerCase.Check<HardCodedAddress>($$"""
        using Grpc.Net.Client;
        using Microsoft.Extensions.Configuration;
        using Microsoft.Extensions.DependencyInjection;

        sealed class Sample
        {
            private const string Orders = "http://orders";
            private static readonly string Address = "http://orders:5000";
            public void Run(HttpClient client, IServiceCollection services, IConfiguration configuration) { {{body}} }
        }
        """);
}
