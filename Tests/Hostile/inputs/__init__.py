"""Every input of the table, in its order: a name and what makes it."""
from inputs import configurations, graphs, kustomizations, outputs, products, system, texts

ALL = texts.ALL + configurations.ALL + kustomizations.ALL + graphs.ALL + products.ALL + system.ALL + outputs.ALL
