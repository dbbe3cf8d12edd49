using System.Globalization;
using System.Xml;
using DepGuard.Contracts;
using DepGuard.Findings;
using DepGuard.Reports.Text;

namespace DepGuard.Reports.Pipelines;

/// <summary>
/// JUnit's XML: a suite for each rule, a case for each service. Errors and warnings are failures, notes are output of a case that passes,
/// suppressed findings are skipped cases, and a rule that found nothing is a suite with one case that passes.
/// </summary>
public sealed class JUnitReport : IReport
{
    private readonly IReadOnlyList<RuleInfo> _rules;

    /// <summary>Lists every rule that looks at input or at the graph.</summary>
    public JUnitReport()
        : this([.. RuleCatalog.All.Where(rule => rule.Surface is Surface.Input or Surface.Graph)])
    {
    }

    /// <summary>Lists these rules, and each other one that found something.</summary>
    internal JUnitReport(IReadOnlyList<RuleInfo> rules) => _rules = rules;

    /// <inheritdoc/>
    public string Format => "junit";

    /// <inheritdoc/>
    public void Write(AnalysisResult result, TextWriter output)
    {
        var suites = JUnitSuite.Of(result, _rules);
        output.Write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        using (var xml = XmlWriter.Create(output, new() { Indent = true, NewLineChars = "\n", OmitXmlDeclaration = true }))
        {
            xml.WriteStartElement("testsuites");
            xml.WriteAttributeString("name", "DepGuard");
            WriteCounts(xml, suites);
            foreach (var suite in suites)
                WriteSuite(xml, suite);
            xml.WriteEndElement();
        }

        output.Write('\n');
    }

    private static void WriteCounts(XmlWriter xml, IReadOnlyList<JUnitSuite> suites)
    {
        WriteNumber(xml, "tests", suites.Sum(suite => suite.Cases.Count));
        WriteNumber(xml, "failures", suites.Sum(suite => suite.Failures));
        WriteNumber(xml, "errors", 0);
    }

    private static void WriteSuite(XmlWriter xml, JUnitSuite suite)
    {
        xml.WriteStartElement("testsuite");
        xml.WriteAttributeString("name", $"{suite.Rule.Id} {suite.Rule.Name}");
        WriteNumber(xml, "tests", suite.Cases.Count);
        WriteNumber(xml, "failures", suite.Failures);
        WriteNumber(xml, "errors", 0);
        WriteNumber(xml, "skipped", suite.Skipped);
        foreach (var one in suite.Cases)
            WriteCase(xml, suite.Rule, one);
        xml.WriteEndElement();
    }

    private static void WriteCase(XmlWriter xml, RuleInfo rule, JUnitCase one)
    {
        xml.WriteStartElement("testcase");
        xml.WriteAttributeString("classname", $"DepGuard.{rule.Id}");
        xml.WriteAttributeString("name", Printable.Of(one.Name));
        WriteNumber(xml, "time", 0);
        if (one.Failures.Count > 0)
            WriteFailure(xml, one.Failures);
        else if (one.Suppressed is { } suppressed)
            WriteSkipped(xml, suppressed);
        if (one.Notes.Count > 0)
            xml.WriteElementString("system-out", string.Concat(one.Notes.Select(Text)));
        xml.WriteEndElement();
    }

    /// <summary>One element, since half of the readers look at the first alone; its text holds every finding of the case.</summary>
    private static void WriteFailure(XmlWriter xml, IReadOnlyList<Finding> failures)
    {
        xml.WriteStartElement("failure");
        xml.WriteAttributeString("message", Printable.Of(failures[0].Message));
        xml.WriteAttributeString("type", failures.Max(failure => failure.Severity) == Severity.Error ? "error" : "warning");
        xml.WriteString(string.Concat(failures.Select(Text)));
        xml.WriteEndElement();
    }

    private static void WriteSkipped(XmlWriter xml, SuppressedFinding suppressed)
    {
        xml.WriteStartElement("skipped");
        var until = suppressed.Until is { } day ? $" (until {day:O})" : "";
        xml.WriteAttributeString("message", $"suppressed: {Printable.Of(suppressed.Reason)}{until}");
        xml.WriteEndElement();
    }

    private static string Text(Finding finding)
    {
        var remedy = finding.Remedies.Count > 0 ? $"  do: {Printable.Of(finding.Remedies[0])}\n" : "";
        return $"{TextFinding.Place(finding.At)}: {Printable.Of(finding.Message)}\n{remedy}";
    }

    private static void WriteNumber(XmlWriter xml, string name, int number) =>
        xml.WriteAttributeString(name, number.ToString(CultureInfo.InvariantCulture));
}
