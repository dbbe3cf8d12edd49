using System.Globalization;
using System.Xml;
using DepGuard.Facts;
using DepGuard.Findings;
using DepGuard.Graph;
using DepGuard.Reports.Text;

namespace DepGuard.Reports.Graphs;

/// <summary>The service graph as GraphML, for graph editors and network analysis.</summary>
public sealed class GraphMlReport : IReport
{
    private const string Namespace = "http://graphml.graphdrawing.org/xmlns";

    private static readonly (string For, string Name, string Type)[] Keys =
    [
        ("node", "name", "string"),
        ("node", "kind", "string"),
        ("node", "roles", "string"),
        ("node", "aliases", "string"),
        ("node", "scopes", "string"),
        ("edge", "mode", "string"),
        ("edge", "protocol", "string"),
        ("edge", "confidence", "string"),
        ("edge", "attempts", "string"),
        ("edge", "deadlineMs", "double"),
        ("edge", "inCycle", "boolean"),
        ("edge", "evidence", "string"),
    ];

    /// <inheritdoc/>
    public string Format => "graphml";

    /// <inheritdoc/>
    public void Write(AnalysisResult result, TextWriter output)
    {
        var cycles = new Cycles(result);
        var numbers = result.Graph.Services.Index().ToDictionary(item => item.Item.Id, item => item.Index, StringComparer.Ordinal);
        output.Write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        using (var xml = XmlWriter.Create(output, new() { Indent = true, NewLineChars = "\n", OmitXmlDeclaration = true }))
        {
            xml.WriteStartElement("graphml", Namespace);
            foreach (var key in Keys)
                WriteKey(xml, key);
            xml.WriteStartElement("graph", Namespace);
            xml.WriteAttributeString("id", "services");
            xml.WriteAttributeString("edgedefault", "directed");
            foreach (var service in result.Graph.Services)
                WriteService(xml, service, numbers[service.Id]);
            foreach (var edge in result.Graph.Edges)
                WriteEdge(xml, edge, numbers, cycles.Contains(edge));
        }

        output.Write('\n');
    }

    private static void WriteKey(XmlWriter xml, (string For, string Name, string Type) key)
    {
        xml.WriteStartElement("key", Namespace);
        xml.WriteAttributeString("id", key.Name);
        xml.WriteAttributeString("for", key.For);
        xml.WriteAttributeString("attr.name", key.Name);
        xml.WriteAttributeString("attr.type", key.Type);
        xml.WriteEndElement();
    }

    /// <summary>A service's id may hold characters that GraphML's ids may not, so it is data and the id a number.</summary>
    private static void WriteService(XmlWriter xml, Service service, int number)
    {
        xml.WriteStartElement("node", Namespace);
        xml.WriteAttributeString("id", Id(number));
        WriteData(xml, "name", service.Id);
        WriteData(xml, "kind", Label.Of(service.Kind));
        WriteData(xml, "roles", string.Join(", ", service.Roles.Select(Label.Of)));
        WriteData(xml, "aliases", string.Join(", ", service.Aliases));
        WriteData(xml, "scopes", string.Join(", ", service.Scopes));
        xml.WriteEndElement();
    }

    private static void WriteEdge(XmlWriter xml, Edge edge, Dictionary<string, int> numbers, bool inCycle)
    {
        xml.WriteStartElement("edge", Namespace);
        xml.WriteAttributeString("source", Id(numbers[edge.Caller.Id]));
        xml.WriteAttributeString("target", Id(numbers[edge.Callee.Id]));
        WriteData(xml, "mode", Label.Of(edge.Mode));
        WriteData(xml, "protocol", edge.Protocol ?? "");
        WriteData(xml, "confidence", Label.Of(edge.Confidence));
        WriteData(xml, "attempts", edge.Attempts?.ToString() ?? "");
        WriteData(xml, "deadlineMs", edge.Deadline?.TotalMilliseconds.ToString(CultureInfo.InvariantCulture) ?? "");
        WriteData(xml, "inCycle", inCycle ? "true" : "false");
        WriteData(xml, "evidence", string.Join(", ", edge.Evidence.Select(evidence => TextFinding.Place(evidence.At))));
        xml.WriteEndElement();
    }

    private static void WriteData(XmlWriter xml, string key, string value)
    {
        if (value.Length == 0)
            return;

        xml.WriteStartElement("data", Namespace);
        xml.WriteAttributeString("key", key);
        xml.WriteString(Printable.Of(value));
        xml.WriteEndElement();
    }

    private static string Id(int number) => string.Create(CultureInfo.InvariantCulture, $"n{number}");
}
